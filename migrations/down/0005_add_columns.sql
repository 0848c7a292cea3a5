-- schemarunner:expect drop column mst_pegawai.no_hp
-- schemarunner:expect drop column mst_pegawai.alamat
-- schemarunner:expect drop column mst_pegawai.foto_url
-- schemarunner:expect drop column mst_pegawai.tanggal_lahir
-- schemarunner:expect drop column mst_pegawai.jenis_kelamin
-- schemarunner:expect drop column mst_pegawai.pendidikan_terakhir
-- schemarunner:expect drop column mst_pegawai.tanggal_bergabung
-- schemarunner:expect drop column mst_penyuluh.wilayah_binaan
-- schemarunner:expect drop column mst_penyuluh.spesialisasi
-- schemarunner:expect drop column mst_kelompok_nelayan.jenis_usaha_id
-- schemarunner:expect drop column mst_kelompok_nelayan.alamat
-- schemarunner:expect drop column mst_kelompok_nelayan.no_hp_ketua
-- schemarunner:expect drop column mst_kelompok_nelayan.tahun_berdiri
-- schemarunner:expect drop column mst_kelompok_nelayan.status_kelompok
-- schemarunner:expect drop column mst_kelompok_nelayan.luas_lahan
-- schemarunner:expect drop column mst_kelompok_nelayan.koordinat_latitude
-- schemarunner:expect drop column mst_kelompok_nelayan.koordinat_longitude
-- schemarunner:expect drop column trx_absensi.keterangan
-- schemarunner:expect drop column trx_absensi.foto_checkout_url
-- schemarunner:expect drop column trx_absensi.foto_checkout_id
-- Reverts 0005: the columns go, with what they hold.

ALTER TABLE mst_pegawai DROP COLUMN no_hp;
ALTER TABLE mst_pegawai DROP COLUMN alamat;
ALTER TABLE mst_pegawai DROP COLUMN foto_url;
ALTER TABLE mst_pegawai DROP COLUMN tanggal_lahir;
ALTER TABLE mst_pegawai DROP COLUMN jenis_kelamin;
ALTER TABLE mst_pegawai DROP COLUMN pendidikan_terakhir;
ALTER TABLE mst_pegawai DROP COLUMN tanggal_bergabung;

ALTER TABLE mst_penyuluh DROP COLUMN wilayah_binaan;
ALTER TABLE mst_penyuluh DROP COLUMN spesialisasi;

ALTER TABLE mst_kelompok_nelayan DROP COLUMN jenis_usaha_id;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN alamat;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN no_hp_ketua;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN tahun_berdiri;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN status_kelompok;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN luas_lahan;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN koordinat_latitude;
ALTER TABLE mst_kelompok_nelayan DROP COLUMN koordinat_longitude;

ALTER TABLE trx_absensi DROP COLUMN keterangan;
ALTER TABLE trx_absensi DROP COLUMN foto_checkout_url;
ALTER TABLE trx_absensi DROP COLUMN foto_checkout_id;
