-- An acknowledgement holds until its day is over everywhere, which is twelve hours after its end in
-- UTC.
update finding_acknowledgement set ends_at = ends_at + interval '12' hour;
