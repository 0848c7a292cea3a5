-- Section 5.2, phase 3: attendance becomes a trx_ table.

ALTER TABLE absensi RENAME TO trx_absensi;
