-- Which keys of names do few enough names of B have that looking at all of them is worth it?
SELECT b.name_key
FROM name_keys AS b
JOIN (SELECT DISTINCT name_key FROM name_keys WHERE side = 'a') AS a ON a.name_key = b.name_key
CROSS JOIN settings
WHERE b.side = 'b'
GROUP BY b.name_key, settings.rare
HAVING count(*) <= settings.rare
