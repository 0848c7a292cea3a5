-- schemarunner:expect drop table absensi
-- schemarunner:expect drop table kelompok_nelayan
-- schemarunner:expect drop table penyuluh
-- schemarunner:expect drop table pegawai
-- schemarunner:expect drop table roles
-- schemarunner:expect drop table organisasi
-- schemarunner:expect drop table unit_pelaksanaan_teknis
-- schemarunner:expect drop table villages
-- schemarunner:expect drop table districts
-- schemarunner:expect drop table regencies
-- schemarunner:expect drop table provinces
-- Drops the eleven legacy tables, children first.

DROP TABLE absensi;
DROP TABLE kelompok_nelayan;
DROP TABLE penyuluh;
DROP TABLE pegawai;
DROP TABLE roles;
DROP TABLE organisasi;
DROP TABLE unit_pelaksanaan_teknis;
DROP TABLE villages;
DROP TABLE districts;
DROP TABLE regencies;
DROP TABLE provinces;
