"""The measures: as a list, over the years, with their logic, their money, their access, and beside what was planned."""
