-- Without the constructors that come with a range type (deptype i).
SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END AS kind,
       format('%I.%I(%s)', n.nspname, p.proname,
                         CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*'
                              ELSE pg_get_function_identity_arguments(p.oid) END) AS name,
       NULL AS parent,
       CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid)
            ELSE concat_ws(', ',
                     'sfunc = ' || a.aggtransfn::text,
                     'stype = ' || format_type(a.aggtranstype, NULL),
                     'sspace = ' || nullif(a.aggtransspace, 0),
                     'finalfunc = ' || nullif(a.aggfinalfn::oid, 0)::regproc::text,
                     'finalfunc_modify = ' || CASE a.aggfinalmodify WHEN 's' THEN 'shareable'
                                                                   WHEN 'w' THEN 'read_write'
                                                                   ELSE 'read_only' END,
                     CASE WHEN a.aggfinalextra THEN 'finalfunc_extra' END,
                     'combinefunc = ' || nullif(a.aggcombinefn::oid, 0)::regproc::text,
                     'serialfunc = ' || nullif(a.aggserialfn::oid, 0)::regproc::text,
                     'deserialfunc = ' || nullif(a.aggdeserialfn::oid, 0)::regproc::text,
                     'initcond = ' || quote_literal(a.agginitval),
                     'msfunc = ' || nullif(a.aggmtransfn::oid, 0)::regproc::text,
                     'minvfunc = ' || nullif(a.aggminvtransfn::oid, 0)::regproc::text,
                     'mstype = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
                     'mfinalfunc = ' || nullif(a.aggmfinalfn::oid, 0)::regproc::text,
                     'minitcond = ' || quote_literal(a.aggminitval),
                     'sortop = ' || nullif(a.aggsortop, 0)::regoperator::text,
                     'parallel = ' || CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted'
                                                         ELSE 'unsafe' END) END AS definition,
       CASE WHEN p.prokind = 'a' THEN format_type(p.prorettype, NULL) END AS result,
       CASE a.aggkind WHEN 'o' THEN 'ordered set' WHEN 'h' THEN 'hypothetical set' END
           AS "aggregate kind",
       d.description AS comment
FROM pg_proc p
JOIN pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
LEFT JOIN pg_description d
       ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid AND d.objsubid = 0
WHERE n.nspname !~ '^pg_'
  AND n.nspname <> 'information_schema'
  AND NOT EXISTS (SELECT FROM pg_depend e
                  WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid
                    AND e.deptype IN ('e', 'i'))
