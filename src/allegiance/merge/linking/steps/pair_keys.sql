-- Which two words of a name stand together in it? Only words that both sides have, the six weightiest of a name.
WITH common AS (
    SELECT DISTINCT va.skeleton
    FROM words_a AS a JOIN vocabulary AS va ON va.word = a.word
),
sided AS (
    SELECT 'a' AS side, name, word FROM words_a
    UNION ALL
    SELECT 'b' AS side, name, word FROM words_b
),
ranked AS (
    SELECT
        s.side, s.name, v.skeleton,
        row_number() OVER (PARTITION BY s.side, s.name ORDER BY v.weight DESC, v.form) AS place
    FROM sided AS s
    JOIN vocabulary AS v ON v.word = s.word
    JOIN common ON common.skeleton = v.skeleton
),
heavy AS (
    SELECT DISTINCT side, name, skeleton FROM ranked WHERE place <= 6
)
SELECT one.side, one.name, concat(one.skeleton, '+', other.skeleton) AS name_key
FROM heavy AS one
JOIN heavy AS other ON other.side = one.side AND other.name = one.name AND one.skeleton < other.skeleton
