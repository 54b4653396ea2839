SELECT 'statistics' AS kind,
       format('%I.%I', n.nspname, s.stxname) AS name,
       s.stxrelid::regclass::text AS parent,
       pg_get_statisticsobjdef(s.oid) AS definition,
       d.description AS comment
FROM pg_statistic_ext s
JOIN pg_namespace n ON n.oid = s.stxnamespace
LEFT JOIN pg_description d
       ON d.classoid = 'pg_statistic_ext'::regclass AND d.objoid = s.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_statistic_ext'::regclass AND e.objid = s.oid
                    AND e.deptype = 'e')
