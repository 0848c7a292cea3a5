-- schemarunner:expect drop foreign key fk_kelompok_nelayan_jenis_usaha
-- Reverts 0007: the foreign key goes, the column stays. SQLite needs the table built anew, as in the up script.
-- The columns of 0005 stand on one line as ADD COLUMN wrote them: the text in sqlite_master is the same again.

CREATE TABLE mst_kelompok_nelayan_new (
    id integer PRIMARY KEY AUTOINCREMENT,
    nib_kelompok varchar(50) NOT NULL UNIQUE,
    no_registrasi varchar(50) NOT NULL UNIQUE,
    nama_kelompok varchar(255) NOT NULL,
    nik_ketua varchar(50) NOT NULL,
    nama_ketua varchar(255) NOT NULL,
    upt_id integer NOT NULL REFERENCES "mst_upt" (id),
    province_id integer NOT NULL REFERENCES "mst_provinsi" (id),
    penyuluh_id integer NOT NULL REFERENCES "mst_penyuluh" (id),
    gabungan_kelompok_id integer REFERENCES "mst_kelompok_nelayan" (id),
    jumlah_anggota integer NOT NULL DEFAULT 1,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
, jenis_usaha_id integer, alamat text, no_hp_ketua varchar(20), tahun_berdiri integer, status_kelompok varchar(50), luas_lahan decimal(10,2), koordinat_latitude decimal(10,8), koordinat_longitude decimal(11,8));

INSERT INTO mst_kelompok_nelayan_new (
    id, nib_kelompok, no_registrasi, nama_kelompok, nik_ketua, nama_ketua, upt_id, province_id, penyuluh_id,
    gabungan_kelompok_id, jumlah_anggota, created_at, updated_at, jenis_usaha_id, alamat, no_hp_ketua,
    tahun_berdiri, status_kelompok, luas_lahan, koordinat_latitude, koordinat_longitude
)
SELECT
    id, nib_kelompok, no_registrasi, nama_kelompok, nik_ketua, nama_ketua, upt_id, province_id, penyuluh_id,
    gabungan_kelompok_id, jumlah_anggota, created_at, updated_at, jenis_usaha_id, alamat, no_hp_ketua,
    tahun_berdiri, status_kelompok, luas_lahan, koordinat_latitude, koordinat_longitude
FROM mst_kelompok_nelayan;

-- The copy has counted to the highest id; the old counter may stand above it, and a number is never given twice.
DELETE FROM sqlite_sequence WHERE name = 'mst_kelompok_nelayan_new';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'mst_kelompok_nelayan_new', seq FROM sqlite_sequence WHERE name = 'mst_kelompok_nelayan';

DROP TABLE mst_kelompok_nelayan;
ALTER TABLE mst_kelompok_nelayan_new RENAME TO mst_kelompok_nelayan;
