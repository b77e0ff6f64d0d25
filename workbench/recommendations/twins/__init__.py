"""Earlier recommendations to the same State on the same matter."""
