-- to_json reads columns that not every version of the server has.
SELECT 'collation' AS kind,
       format('%I.%I', n.nspname, c.collname) AS name,
       NULL AS parent,
       CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END
           AS provider,
       concat_ws(', ', c.collcollate, nullif(c.collctype, c.collcollate),
                            to_json(c) ->> 'colliculocale',
                            to_json(c) ->> 'colllocale') AS locale,
       to_json(c) ->> 'collicurules' AS rules,
       CASE WHEN NOT c.collisdeterministic THEN 'no' END AS deterministic,
       d.description AS comment
FROM pg_collation c
JOIN pg_namespace n ON n.oid = c.collnamespace
LEFT JOIN pg_description d
       ON d.classoid = 'pg_collation'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_collation'::regclass AND e.objid = c.oid AND e.deptype = 'e')
