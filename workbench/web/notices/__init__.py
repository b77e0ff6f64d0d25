"""What one was told, and how it reaches one."""
