/**
 * One machine, one hub, a few dozen connections: small, and durable. Nothing is shared through /dev/shm
 * by parallel workers, because a container gives it 64 MB. The log names no statement and no row, because
 * those hold business data.
 */
export const durableSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %a ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For a cluster whose loss is no loss. */
export const throwAwaySettings: Readonly<Record<string, string>> = {
  ...durableSettings,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
};
