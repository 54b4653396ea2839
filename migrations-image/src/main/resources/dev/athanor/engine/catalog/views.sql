SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind,
       format('%I.%I', n.nspname, c.relname) AS name,
       NULL AS parent,
       pg_get_viewdef(c.oid) AS definition,
       (SELECT string_agg(o, ', ' ORDER BY o)
        FROM unnest(c.reloptions) AS options (o)) AS options,
       (SELECT string_agg(
                   format('%I: %s', a.attname, pg_get_expr(v.adbin, v.adrelid)),
                   ', ' ORDER BY a.attname)
        FROM pg_attrdef v
        JOIN pg_attribute a ON a.attrelid = v.adrelid AND a.attnum = v.adnum
        WHERE v.adrelid = c.oid) AS "column defaults",
       (SELECT string_agg(format('%I: %L', a.attname, m.description),
                                     ', ' ORDER BY a.attname)
        FROM pg_description m
        JOIN pg_attribute a ON a.attrelid = m.objoid AND a.attnum = m.objsubid
        WHERE m.classoid = 'pg_class'::regclass AND m.objoid = c.oid AND m.objsubid > 0)
           AS "column comments",
       nullif(am.amname, 'heap') AS "access method",
       d.description AS comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am am ON am.oid = c.relam
LEFT JOIN pg_description d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE c.relkind IN ('v', 'm')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
