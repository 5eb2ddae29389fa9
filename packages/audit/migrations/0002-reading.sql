-- What a person was shown of patients' operations: an entry an operation, whose `after` names the things by their hub ids.

create index audit_entry_of_shown on hub.audit_entry using gin ((after -> 'ids')) where action = 'patient-data-read';
