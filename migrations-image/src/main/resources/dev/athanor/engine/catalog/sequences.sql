-- Without those of identity columns, which are described with their columns.
SELECT 'sequence' AS kind,
       format('%I.%I', n.nspname, c.relname) AS name,
       NULL AS parent,
       format_type(s.seqtypid, NULL) AS type,
       format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
                         s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                         CASE WHEN s.seqcycle THEN ' CYCLE' END) AS options,
       o.owner AS "owned by",
       CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END AS persistence,
       d.description AS comment
FROM pg_sequence s
JOIN pg_class c ON c.oid = s.seqrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN LATERAL (
    SELECT format('%s.%I', p.refobjid::regclass, a.attname) AS owner
    FROM pg_depend p
    JOIN pg_attribute a ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
    WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid
      AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'a') o ON true
LEFT JOIN pg_description d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype IN ('e', 'i'))
