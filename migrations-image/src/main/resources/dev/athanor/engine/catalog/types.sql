-- Neither the array types, row types and multiranges that come with another object, nor mere shells.
SELECT CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END AS kind,
       format('%I.%I', n.nspname, t.typname) AS name,
       NULL AS parent,
       CASE WHEN t.typtype = 'e' THEN
           (SELECT string_agg(quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder)
            FROM pg_enum l WHERE l.enumtypid = t.oid) END AS values,
       CASE WHEN t.typtype = 'c' THEN
           (SELECT string_agg(
                       format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                       || CASE WHEN a.attcollation <> at.typcollation
                               THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END,
                       ', ' ORDER BY a.attnum)
            FROM pg_attribute a
            JOIN pg_type at ON at.oid = a.atttypid
            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) END AS attributes,
       CASE WHEN t.typtype = 'r' THEN
           (SELECT concat_ws(', ',
                       'subtype = ' || format_type(r.rngsubtype, NULL),
                       CASE WHEN NOT o.opcdefault
                            THEN 'subtype_opclass = ' || format('%I.%I', os.nspname, o.opcname) END,
                       CASE WHEN r.rngcollation <> st.typcollation
                            THEN 'collation = ' || r.rngcollation::regcollation::text END,
                       'canonical = ' || nullif(r.rngcanonical::oid, 0)::regproc::text,
                       'subtype_diff = ' || nullif(r.rngsubdiff::oid, 0)::regproc::text)
            FROM pg_range r
            JOIN pg_type st ON st.oid = r.rngsubtype
            JOIN pg_opclass o ON o.oid = r.rngsubopc
            JOIN pg_namespace os ON os.oid = o.opcnamespace
            WHERE r.rngtypid = t.oid) END AS range,
       CASE WHEN t.typtype = 'b' THEN
           format('input = %s, output = %s, length = %s', t.typinput, t.typoutput, t.typlen)
           END AS base,
       CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS type,
       CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation
            THEN t.typcollation::regcollation::text END AS collation,
       CASE WHEN t.typtype = 'd' THEN pg_get_expr(t.typdefaultbin, 0) END AS default,
       CASE WHEN t.typtype = 'd' THEN CASE WHEN t.typnotnull THEN 'NOT NULL' ELSE 'NULL' END END
           AS nullable,
       d.description AS comment
FROM pg_type t
JOIN pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_description d
       ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND t.typtype IN ('b', 'c', 'd', 'e', 'r')
  AND (t.typrelid = 0 OR c.relkind = 'c')
  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
