-- schemarunner:expect drop table trx_sertifikasi
-- schemarunner:expect drop table trx_pelatihan
-- schemarunner:expect drop table trx_bantuan
-- schemarunner:expect drop table trx_produksi_hasil_tangkapan
-- Reverts 0008: the four transaction tables go, with their rows.

DROP TABLE trx_sertifikasi;
DROP TABLE trx_pelatihan;
DROP TABLE trx_bantuan;
DROP TABLE trx_produksi_hasil_tangkapan;
