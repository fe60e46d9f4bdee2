new EventSource("/api/events").addEventListener("status", event => {
  const seen = JSON.parse(event.data);
  document.getElementById("sentence").textContent = seen.sentence;
  document.getElementById("next-command").textContent = seen.status.next.command ?? "nothing";
  document.getElementById("next-reason").textContent = seen.status.next.reason;
});
