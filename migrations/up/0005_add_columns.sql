-- Section 5.2, phase 4: new columns, all nullable and without a default.
-- One column per statement, because SQLite adds no more at a time; the key of jenis_usaha_id comes in 0007.

ALTER TABLE mst_pegawai ADD COLUMN no_hp varchar(20);
ALTER TABLE mst_pegawai ADD COLUMN alamat text;
ALTER TABLE mst_pegawai ADD COLUMN foto_url varchar(500);
ALTER TABLE mst_pegawai ADD COLUMN tanggal_lahir date;
ALTER TABLE mst_pegawai ADD COLUMN jenis_kelamin varchar(1);
ALTER TABLE mst_pegawai ADD COLUMN pendidikan_terakhir varchar(100);
ALTER TABLE mst_pegawai ADD COLUMN tanggal_bergabung date;

ALTER TABLE mst_penyuluh ADD COLUMN wilayah_binaan text;
ALTER TABLE mst_penyuluh ADD COLUMN spesialisasi varchar(255);

ALTER TABLE mst_kelompok_nelayan ADD COLUMN jenis_usaha_id integer;
ALTER TABLE mst_kelompok_nelayan ADD COLUMN alamat text;
ALTER TABLE mst_kelompok_nelayan ADD COLUMN no_hp_ketua varchar(20);
ALTER TABLE mst_kelompok_nelayan ADD COLUMN tahun_berdiri integer;
ALTER TABLE mst_kelompok_nelayan ADD COLUMN status_kelompok varchar(50);
ALTER TABLE mst_kelompok_nelayan ADD COLUMN luas_lahan decimal(10,2);
ALTER TABLE mst_kelompok_nelayan ADD COLUMN koordinat_latitude decimal(10,8);
ALTER TABLE mst_kelompok_nelayan ADD COLUMN koordinat_longitude decimal(11,8);

ALTER TABLE trx_absensi ADD COLUMN keterangan text;
ALTER TABLE trx_absensi ADD COLUMN foto_checkout_url varchar(500);
ALTER TABLE trx_absensi ADD COLUMN foto_checkout_id varchar(255);
