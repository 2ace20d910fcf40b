"""Filing a complaint without an account: questions, a draft, and the complaint made of it."""
