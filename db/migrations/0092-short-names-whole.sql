-- Older nodes bear it: names are read as they are.
-- Short names proposed for long names were cut with an ellipsis; conventions print them (« ci-après dénommée »).
update party set short_name = case
    when name like 'Communauté de communes %' then 'CC ' || substr(name, length('Communauté de communes ') + 1)
    when name like 'Communauté d’agglomération %' then 'CA ' || substr(name, length('Communauté d’agglomération ') + 1)
    when name like 'Communauté urbaine %' then 'CU ' || substr(name, length('Communauté urbaine ') + 1)
    else name end
  where short_name like '%…' and name like replace(replace(rtrim(short_name, '…'), '%', '\%'), '_', '\_') || '%';
