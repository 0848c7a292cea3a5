-- Reverts 0004: the table takes its old name back.

ALTER TABLE trx_absensi RENAME TO absensi;
