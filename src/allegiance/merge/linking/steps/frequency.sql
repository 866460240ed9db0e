-- In how many names of B does each group of words stand that share their consonants?
SELECT v.skeleton, count(*) AS names
FROM words_b AS w JOIN vocabulary AS v ON w.word = v.word
GROUP BY v.skeleton
