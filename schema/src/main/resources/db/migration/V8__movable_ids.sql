-- The other store's id of a row can replace the id here, in one transaction with all that refers to it: these foreign keys
-- can be checked at its end. Without SET CONSTRAINTS they are checked at once, as before.

ALTER TABLE bookings ALTER CONSTRAINT bookings_client_id_fkey DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE dialog_contexts ALTER CONSTRAINT dialog_contexts_client_id_fkey DEFERRABLE INITIALLY IMMEDIATE;
