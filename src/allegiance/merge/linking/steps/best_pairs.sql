-- Which entities of B are nearest to each entity of A, by their likest names? Less than 450 thousandths is no likeness;
-- after the second, only what is rather alike.
WITH alike AS (
    SELECT
        a.entity AS entity_a, b.entity AS entity_b,
        max(s.score) AS best, max(s.likeness) AS likest, sum(s.score) AS total
    FROM name_scores AS s
    JOIN names_a AS a ON a.name = s.name_a
    JOIN names_b AS b ON b.name = s.name_b
    WHERE s.score >= 450
    GROUP BY a.entity, b.entity
),
ranked AS (
    SELECT
        entity_a, entity_b, best,
        row_number() OVER (PARTITION BY entity_a ORDER BY likest DESC, total DESC, entity_b) AS place
    FROM alike
)
SELECT entity_a, entity_b, place, CAST(best AS BIGINT) AS score
FROM ranked CROSS JOIN settings
WHERE place <= settings.entities_each AND (place <= 2 OR best >= 650)
ORDER BY entity_a, place
