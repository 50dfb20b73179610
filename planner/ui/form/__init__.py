"""The form: the fields of one record, each with its name above, its hint, remark or error below."""
