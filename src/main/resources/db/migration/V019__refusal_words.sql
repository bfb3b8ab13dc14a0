-- The words of a refusal may be about the applicant: they are content now, encrypted in the vault.
-- Whoever refused before is asked again; the reason stands with the delivery.
alter table offer drop column refusal;
