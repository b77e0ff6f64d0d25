"""Pages of requests to ministries."""
