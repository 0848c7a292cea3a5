-- Section 5.2, phase 5: the seven new master tables (section 3.2).

CREATE TABLE mst_jenis_usaha (
    id serial PRIMARY KEY,
    kode_jenis_usaha varchar(20) NOT NULL UNIQUE,
    nama_jenis_usaha varchar(255) NOT NULL,
    kategori varchar(100) NOT NULL,
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_jenis_usaha_kategori ON mst_jenis_usaha (kategori);

CREATE TABLE mst_komoditas (
    id serial PRIMARY KEY,
    kode_komoditas varchar(20) NOT NULL UNIQUE,
    nama_komoditas varchar(255) NOT NULL,
    nama_ilmiah varchar(255),
    kategori varchar(100) NOT NULL,
    satuan varchar(50) NOT NULL,
    harga_pasar_rata decimal(15,2),
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_komoditas_kategori ON mst_komoditas (kategori);
CREATE INDEX idx_mst_komoditas_nama ON mst_komoditas (nama_komoditas);

CREATE TABLE mst_alat_tangkap (
    id serial PRIMARY KEY,
    kode_alat_tangkap varchar(20) NOT NULL UNIQUE,
    nama_alat_tangkap varchar(255) NOT NULL,
    jenis varchar(100) NOT NULL,
    target_komoditas text,
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_alat_tangkap_jenis ON mst_alat_tangkap (jenis);

CREATE TABLE mst_kapal (
    id serial PRIMARY KEY,
    kelompok_nelayan_id integer NOT NULL REFERENCES mst_kelompok_nelayan (id),
    no_registrasi_kapal varchar(50) NOT NULL UNIQUE,
    nama_kapal varchar(255) NOT NULL,
    jenis_kapal varchar(100) NOT NULL,
    ukuran_gt decimal(10,2),
    ukuran_panjang decimal(10,2),
    ukuran_lebar decimal(10,2),
    mesin_pk decimal(10,2),
    tahun_pembuatan integer,
    pelabuhan_pangkalan varchar(255),
    status_kapal varchar(50) NOT NULL DEFAULT 'Aktif',
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_kapal_kelompok ON mst_kapal (kelompok_nelayan_id);
CREATE INDEX idx_mst_kapal_status ON mst_kapal (status_kapal);

CREATE TABLE mst_jenis_bantuan (
    id serial PRIMARY KEY,
    kode_jenis_bantuan varchar(20) NOT NULL UNIQUE,
    nama_jenis_bantuan varchar(255) NOT NULL,
    kategori varchar(100) NOT NULL,
    satuan varchar(50),
    nilai_estimasi decimal(15,2),
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_jenis_bantuan_kategori ON mst_jenis_bantuan (kategori);

CREATE TABLE mst_jenis_pelatihan (
    id serial PRIMARY KEY,
    kode_jenis_pelatihan varchar(20) NOT NULL UNIQUE,
    nama_jenis_pelatihan varchar(255) NOT NULL,
    kategori varchar(100) NOT NULL,
    durasi_hari integer,
    target_peserta varchar(100),
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_jenis_pelatihan_kategori ON mst_jenis_pelatihan (kategori);

CREATE TABLE mst_jenis_sertifikasi (
    id serial PRIMARY KEY,
    kode_jenis_sertifikasi varchar(20) NOT NULL UNIQUE,
    nama_jenis_sertifikasi varchar(255) NOT NULL,
    kategori varchar(100) NOT NULL,
    lembaga_penerbit varchar(255) NOT NULL,
    masa_berlaku_tahun integer,
    persyaratan text,
    keterangan text,
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT now(),
    updated_at timestamp DEFAULT now()
);
CREATE INDEX idx_mst_jenis_sertifikasi_kategori ON mst_jenis_sertifikasi (kategori);
