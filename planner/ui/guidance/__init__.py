"""What the guidance pane shows: a phase with its steps, a record's sheet, remarks, changes."""
