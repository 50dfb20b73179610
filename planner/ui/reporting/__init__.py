"""The report page: what is to be printed, and the pages as they will be printed."""
