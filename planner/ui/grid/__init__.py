"""The grid: records as rows that are typed in, copied, pasted, sorted and filtered like in a spreadsheet."""
