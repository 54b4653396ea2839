-- Without those of constraints, and those that a partition has from its parent.
SELECT 'index' AS kind,
       format('%I.%I', n.nspname, i.relname) AS name,
       format('%I.%I', n.nspname, c.relname) AS parent,
       pg_get_indexdef(i.oid) AS definition,
       CASE WHEN NOT x.indisvalid THEN 'INVALID' END AS validity,
       d.description AS comment
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class c ON c.oid = x.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_description d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = i.oid AND d.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'm')
  AND NOT i.relispartition
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_constraint k
                  WHERE k.conrelid = x.indrelid AND k.conindid = x.indexrelid
                    AND k.contype IN ('p', 'u', 'x'))
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid IN (c.oid, i.oid)
                    AND e.deptype = 'e')
