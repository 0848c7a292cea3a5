SELECT 1; -- fine
/* a /* b */
SELECT 2;
