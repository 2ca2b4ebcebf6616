module.exports = () => {
  const url = new URL(process.env.DATABASE_URL);
  return {
    connection: {
      client: "postgres",
      connection: {
        host: url.hostname,
        port: Number(url.port),
        user: url.username,
        password: decodeURIComponent(url.password),
        database: url.pathname.slice(1),
      },
      pool: { min: 16, max: 16 },
    },
  };
};
