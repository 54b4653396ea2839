SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
       format('%I.%I', n.nspname, c.relname) AS name,
       NULL AS parent,
       CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END AS persistence,
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partition by",
       CASE WHEN c.relispartition THEN h.parents END AS "partition of",
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
       CASE WHEN NOT c.relispartition THEN h.parents END AS inherits,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "of type",
       nullif(concat_ws(', ', CASE WHEN c.relrowsecurity THEN 'ENABLED' END,
                                   CASE WHEN c.relforcerowsecurity THEN 'FORCED' END), '')
           AS "row security",
       (SELECT string_agg(o, ', ' ORDER BY o)
        FROM (SELECT unnest(c.reloptions)
              UNION ALL
              SELECT 'toast.' || unnest(x.reloptions)) AS options (o)) AS options,
       nullif(m.amname, 'heap') AS "access method",
       quote_ident(s.spcname) AS tablespace,
       CASE c.relreplident
            WHEN 'n' THEN 'NOTHING'
            WHEN 'f' THEN 'FULL'
            WHEN 'i' THEN (SELECT 'USING INDEX ' || i.indexrelid::regclass::text
                           FROM pg_index i
                           WHERE i.indrelid = c.oid AND i.indisreplident) END AS "replica identity",
       quote_ident(fs.srvname) AS server,
       array_to_string(f.ftoptions, ', ') AS "foreign options",
       d.description AS comment
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN (SELECT i.inhrelid,
                  string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) AS parents
           FROM pg_inherits i GROUP BY i.inhrelid) h ON h.inhrelid = c.oid
LEFT JOIN pg_class x ON x.oid = c.reltoastrelid AND x.reloptions IS NOT NULL
LEFT JOIN pg_am m ON m.oid = c.relam
LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server fs ON fs.oid = f.ftserver
LEFT JOIN pg_description d
       ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'f')
  AND n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
