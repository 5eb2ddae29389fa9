-- As enqueue_all, for who puts in more jobs than the server has room for locks: no key is held. Who calls it holds something of
-- its own from before the call to its commit, under which jobs of these keys are put in, or does not mind their order.
create function jobs.enqueue_without_keys(queue_name text, job_keys text[], job_data jsonb[]) returns void
  language plpgsql security definer set search_path = pg_catalog
as $$
declare
  starts timestamptz := now();
  -- Each a microsecond after the one before: two of one key must not begin in one instant.
  base timestamptz := clock_timestamp();
begin
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
  perform pg_notify('hub_jobs', queue_name);
end
$$;
alter function jobs.enqueue_without_keys(text, text[], jsonb[]) owner to hub_jobs;
revoke execute on function jobs.enqueue_without_keys(text, text[], jsonb[]) from public;
grant execute on function jobs.enqueue_without_keys(text, text[], jsonb[]) to hub_subgraph;
