-- That a schedule has a case no more has a time now, like all that is said of a case: what speaks of an earlier one does not
-- revive it. It was the last thing said of those that are missing.
update procedures.surgical_case
set registers = (registers - 'isMissing')
  || jsonb_build_object('missingAt', floor(extract(epoch from as_of) * 1000)::bigint)
where registers->'isMissing' = 'true';
