"""What an institution can keep and anybody can check without this program: signed receipts, and its whole record."""
