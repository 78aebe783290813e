"""What only a real browser can answer: the trainee's half of the course, used with keyboard and eyes."""
