-- Many jobs of one queue in one statement, in the order given: for who takes in bursts. As enqueue, of which each is one.
create function jobs.enqueue_all(queue_name text, job_keys text[], job_data jsonb[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  starts timestamptz := now();
  -- Each a microsecond after the one before: two of one key must not begin in one instant.
  base timestamptz;
  -- Nothing. But what is assigned begins no statement of its own, as what is performed does.
  held text;
begin
  -- In the order of the keys, as whoever enqueues for several does.
  if cardinality(job_keys) = 1 then
    held := pg_advisory_xact_lock(hashtextextended(queue_name || ' ' || job_keys[1], 0));
  else
    perform pg_advisory_xact_lock(hashtextextended(queue_name || ' ' || job_key, 0))
    from (select distinct job_key from unnest(job_keys) as job_key order by job_key) as ordered;
  end if;
  base := clock_timestamp();
  loop
    insert into jobs.job_common (
      name, data, start_after, created_on, singleton_key, expire_seconds, deletion_seconds, keep_until, retry_limit,
      retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds
    )
    select queue_name, given.data, starts, base + place * interval '1 microsecond', key, options.expire_seconds,
      options.deletion_seconds, starts + options.retention_seconds * interval '1s', options.retry_limit,
      options.retry_delay, options.retry_backoff, options.retry_delay_max, options.policy, options.dead_letter,
      options.heartbeat_seconds
    from jobs.queue as options
    cross join unnest(job_keys, job_data) with ordinality as given(key, data, place)
    where options.name = queue_name;
    exit when found or cardinality(job_keys) = 0;
    perform jobs.ensure_queue(queue_name);
  end loop;
  held := pg_notify('hub_jobs', queue_name);
end
$$;
alter function jobs.enqueue_all(text, text[], jsonb[]) owner to hub_jobs;
revoke execute on function jobs.enqueue_all(text, text[], jsonb[]) from public;
grant execute on function jobs.enqueue_all(text, text[], jsonb[]) to hub_subgraph;
