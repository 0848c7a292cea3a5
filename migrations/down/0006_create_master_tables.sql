-- schemarunner:expect drop table mst_kapal
-- schemarunner:expect drop table mst_jenis_sertifikasi
-- schemarunner:expect drop table mst_jenis_pelatihan
-- schemarunner:expect drop table mst_jenis_bantuan
-- schemarunner:expect drop table mst_alat_tangkap
-- schemarunner:expect drop table mst_komoditas
-- schemarunner:expect drop table mst_jenis_usaha
-- Reverts 0006: the seven master tables go, with their rows.

DROP TABLE mst_kapal;
DROP TABLE mst_jenis_sertifikasi;
DROP TABLE mst_jenis_pelatihan;
DROP TABLE mst_jenis_bantuan;
DROP TABLE mst_alat_tangkap;
DROP TABLE mst_komoditas;
DROP TABLE mst_jenis_usaha;
