'use strict';

const form = document.getElementById('login');
const problem = document.getElementById('problem');
const token = document.getElementById('token');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.textContent = '';
  try {
    const answer = await fetch('/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: token.value.trim() }),
    });
    if (answer.ok) {
      location.replace('/');
      return;
    }
    const { title, detail } = await answer.json();
    problem.textContent = answer.status === 401 ? detail : `${title}. ${detail}`;
    token.select();
  } catch {
    problem.textContent = 'The server does not answer.';
  }
});
