-- What a département runs: older nodes show them in no list, and read none from a file.
alter type facility_kind add value 'maison-solidarites' before 'point-conseil-budget';
alter type facility_kind add value 'college' before 'point-conseil-budget';
