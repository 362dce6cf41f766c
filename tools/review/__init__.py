"""Has the texts read: writes a document to fill in, and puts what was agreed in the data."""
