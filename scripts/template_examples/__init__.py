"""The examples of the template guide, as an author would type them in Word."""
