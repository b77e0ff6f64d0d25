"""PDF: from the text layer of pages to blocks, and a page as a picture."""
